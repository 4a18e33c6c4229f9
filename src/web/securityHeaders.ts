/** Headers as Node takes them whole: name, value, name, value. */
export type HeaderList = readonly string[];

// Strict-Transport-Security is missing on purpose: browsers keep a list of such sites, and the list is a trace. The
// proxy that ends TLS may still add it.
const always: HeaderList = [
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'no-referrer',
  'Permissions-Policy',
  'browsing-topics=(), camera=(), geolocation=(), interest-cohort=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy',
  'same-origin',
  'X-Robots-Tag',
  'noindex',
];

/** For answers that are data: nothing in them may ever run or be framed. */
export const dataHeaders: HeaderList = [
  ...always,
  'Content-Security-Policy',
  "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy',
  'same-origin',
  'Cache-Control',
  'no-store',
];

/**
 * For the chat without scripts, which is all forms. Its own address is told to this server alone, so that browsers name
 * the origin of a form truthfully. A neutral site may send the visitor on to another address of its own, and browsers
 * hold that against the form that led there: so any https address.
 * @param allowedOrigins sites of the helpline that may frame the page
 */
export function plainHeaders(allowedOrigins: readonly string[]): HeaderList {
  const ancestors = ["'self'", ...allowedOrigins].join(' ');
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self' https:",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
  const headers = ['Content-Security-Policy', policy, 'Cross-Origin-Resource-Policy', 'same-origin'];
  return [...always.map((each) => (each === 'no-referrer' ? 'same-origin' : each)), ...headers];
}

/**
 * For pages and their files. Everything comes from this server, nothing is inline.
 * @param allowedOrigins sites of the helpline that may frame the page and load the widget's files
 */
export function pageHeaders(allowedOrigins: readonly string[]): HeaderList {
  const ancestors = ["'self'", ...allowedOrigins].join(' ');
  return [
    ...always,
    'Content-Security-Policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      `frame-ancestors ${ancestors}`,
    ].join('; '),
    'Cross-Origin-Resource-Policy',
    allowedOrigins.length > 0 ? 'cross-origin' : 'same-origin',
  ];
}

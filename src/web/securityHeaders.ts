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
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${ancestors}`,
    ].join('; '),
    'Cross-Origin-Resource-Policy',
    allowedOrigins.length > 0 ? 'cross-origin' : 'same-origin',
  ];
}

/** Words of the sign-in and of the accounts page. For staff, and in English alone so far. */
export const staffWords = {
  signIn: 'Sign in',
  signInName: 'Name to sign in with',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 12 characters. A few words that do not belong together are good.',
  code: 'Code from your authenticator app',
  codeHint: 'Six digits. Each code works once.',
  shownName: 'Your first name, or the name that visitors and colleagues see',
  signInNameHint: 'Small letters, digits, and . _ @ + -',
  makeAccount: 'Make your account',
  first: 'Nobody can sign in yet. This makes the first account, with every role.',
  scan: 'Scan this with an authenticator app on your phone, then type the code that it shows.',
  typeSecret: 'Or type this key into the app:',
  save: 'Save and sign in',
  openId: 'Sign in with',
  lost: 'Lost your phone or your password? Ask an admin for a new link.',
  failed: 'That did not work. Check the line and try again.',
  busy: 'Too many people sign in at once. Try again in a few seconds.',
  accounts: 'Accounts',
  desk: 'Desk',
  signOut: 'Sign out',
  add: 'Add somebody',
  addButton: 'Add',
  name: 'Name',
  roles: 'Roles',
  state: 'State',
  saveRoles: 'Save roles',
  reset: 'Reset',
  remove: 'Remove',
  unblock: 'Let in again',
  sure: 'Press again to do it:',
  saved: 'Saved.',
  removed: 'Removed. Whatever they had open is closed.',
  linkMade: 'Give this link to them by a safe way. It works once, for 48 hours, and is shown only now.',
  audit: 'Who did what',
  older: 'Older',
  showAudit: 'Show',
  nothing: 'Nothing more.',
  when: 'When',
  who: 'Who',
  what: 'What',
  which: 'Contact or account',
} as const;

/** A refusal's code, in words. */
export const troubleWords: Readonly<Record<string, string>> = {
  WrongSignIn: 'Name, password or code is not right. Each code works once: wait for the next one.',
  UnknownLink: 'This link was used already, or is too old. Ask an admin for a new one.',
  BadSignInName: 'This name to sign in with cannot be used, or somebody has it.',
  BadName: 'This name cannot be shown.',
  WeakPassword: 'This password is too short, or too easy to guess.',
  WrongCode: 'The code is not right. Wait for the next one, and check the clock of your phone.',
  LastAdmin: 'Somebody must be left who can let others in.',
  NameTaken: 'Somebody signs in by this name already.',
  BadRoles: 'Choose from the roles.',
  NotHere: 'The organisation decides this, not this page.',
  UnknownAccount: 'This account is gone.',
  NotAllowed: 'You may not do this.',
  SignedOut: 'You are signed out.',
};

export const stateWords: Readonly<Record<string, string>> = {
  active: 'can sign in',
  invited: 'has a link, not used yet',
  expired: 'the link is too old',
  openId: 'signs in at the organisation',
  blocked: 'shut out',
};

export const waitWords = (seconds: number): string =>
  seconds < 90
    ? `Too many tries from here. Wait ${seconds} seconds.`
    : `Too many tries from here. Wait ${Math.ceil(seconds / 60)} minutes.`;

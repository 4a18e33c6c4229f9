export const isExitPhrase = (text: string): boolean => /^(exit|leave|quit)$/i.test(text.trim());

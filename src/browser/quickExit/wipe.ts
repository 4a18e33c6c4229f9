/** Does it, whatever happens: the page around us, the browser or its settings may forbid any of this. */
function attempt(action: () => unknown): void {
  try {
    const done = action();
    if (done instanceof Promise) done.catch(() => {});
  } catch {
    // Switched off in this browser: then there is nothing in it.
  }
}

/**
 * Wipes what this origin has stored and a script can reach. We store nothing; the page around us, or an extension, may
 * have. Nothing is waited for: what the browser does on its own thread goes on after the page is gone.
 */
export function wipe(): void {
  attempt(() => sessionStorage.clear());
  attempt(() => localStorage.clear());
  attempt(async () => {
    for (const name of await caches.keys()) attempt(() => caches.delete(name));
  });
  attempt(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });
  attempt(() => {
    for (const cookie of document.cookie.split(';')) {
      const name = cookie.split('=')[0]?.trim();
      // biome-ignore lint/suspicious/noDocumentCookie: the other way, Cookie Store, takes no synchronous calls
      if (name) document.cookie = `${name}=; Path=/; Max-Age=0`;
    }
  });
}

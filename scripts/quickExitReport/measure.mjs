/** The scripts that are run in the page, as text, because they go through three different drivers. */

/** What a visitor typed; if this is found anywhere afterwards, the exit has failed. */
export const secret = 'zanzibar marmalade';

export const hasQuestion = `return (document.querySelector('waymark-chat')?.shadowRoot?.querySelectorAll('.choices button').length ?? 0) > 0;`;

export const say = `const chat = document.querySelector('waymark-chat').shadowRoot;
const field = chat.querySelector('textarea');
field.value = ${JSON.stringify(secret)};
field.form.requestSubmit();`;

export const isAnswered = `const chat = document.querySelector('waymark-chat').shadowRoot;
return chat.textContent.includes(${JSON.stringify(secret)}) && chat.querySelector('.pending') === null && chat.querySelector('.own ~ .bot') !== null;`;

/** As something else on the site, or an extension, might have left it. */
export const fillStorage = `localStorage.setItem('left', 'x');
sessionStorage.setItem('left', 'x');
document.cookie = 'left=x';
if (globalThis.caches) await caches.open('left');
await new Promise((resolve, reject) => {
  const opening = indexedDB.open('left');
  opening.onerror = reject;
  opening.onsuccess = () => { opening.result.close(); resolve(); };
});`;

/**
 * Listens after the page's own listeners, in the same event: what is found then is what the handler left behind, and the
 * time since the event was made. The next frame is told of too, if there is one before the next page.
 */
export const watchExit = `for (const name of ['click', 'keyup']) {
  addEventListener(name, (event) => {
    const handledMs = performance.now() - event.timeStamp;
    const at = Date.now() - handledMs;
    const isBlank = () => document.body.childElementCount === 0 && document.documentElement.textContent.trim() === document.title;
    const tell = (report) => navigator.sendBeacon('/measured', JSON.stringify({ name, at, ...report }));
    const blank = isBlank();
    if (!blank) return;
    requestAnimationFrame(() => {
      const frameMs = performance.now() - event.timeStamp;
      tell({ frameMs, blankInFrame: isBlank() });
    });
    tell({ handledMs, blank });
  }, true);
}`;

export const spokenProgress = `return document.querySelector('waymark-progress').shadowRoot.querySelector('[role=status]').textContent;`;

/** What is there for assistive technology: names of the ways out, and of the live region. */
export const waysOut = `return [...document.querySelectorAll('[data-quick-exit]')].map((link) => link.textContent.trim());`;

/** What a script of this origin can find afterwards. */
export const findLeft = `return {
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: globalThis.caches ? (await caches.keys()).length : 0,
  cookies: document.cookie,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
};`;

/** Everything that can be read on the screen, shadow roots included. */
export const everything = `const read = (root) => [root.textContent ?? '', ...[...root.querySelectorAll('*')].map((each) => each.shadowRoot ? read(each.shadowRoot) : '')].join(' ');
return read(document.documentElement);`;

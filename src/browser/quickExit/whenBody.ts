/** Calls back with the body: now, or as soon as there is one, since our script may stand in the head. */
export function whenBody(use: (body: HTMLElement) => void): void {
  if (document.body) {
    use(document.body);
    return;
  }
  const watch = new MutationObserver(() => {
    if (!document.body) return;
    watch.disconnect();
    use(document.body);
  });
  watch.observe(document.documentElement, { childList: true });
}

/**
 * Puts an element above everything that the page has shown so far: cookie notices, menus, other widgets. Where a browser
 * does not know popovers, the highest `z-index` must do.
 */
export function raise(element: HTMLElement): void {
  try {
    element.popover = 'manual';
    if (element.matches(':popover-open')) element.hidePopover();
    element.showPopover();
  } catch {
    element.popover = null;
  }
}

/** Keeps an element on top: whatever the page opens after it is below it again at once. */
export function keepOnTop(element: HTMLElement): void {
  document.addEventListener(
    'toggle',
    (event) => {
      const { target, newState } = event as ToggleEvent;
      if (newState !== 'open' || !(target instanceof Element) || target.localName.startsWith('waymark-')) return;
      // Raising takes the focus away, so not while somebody types in it; and hidden means hidden.
      if (element.isConnected && !element.hidden && !element.matches(':focus-within')) raise(element);
    },
    true,
  );
}

/**
 * Fetches the widget beside our own script tag, whose attributes it gets. Tries again when the network is back.
 * @param onResult told whether it came
 */
export function loadWidget(
  tag: HTMLScriptElement,
  { address, style }: { address: string; style: string },
  onResult: (isLoaded: boolean) => void,
): void {
  // The style is fetched beside the script, not after it: on a slow line that is a second. A frame brings its own.
  const preload = document.createElement('link');
  if (!tag.dataset.mode) tag.after(Object.assign(preload, { rel: 'preload', as: 'style', href: style }));
  const load = () => {
    const script = document.createElement('script');
    Object.assign(script.dataset, tag.dataset);
    script.src = address;
    script.onload = () => onResult(true);
    script.onerror = () => {
      onResult(false);
      addEventListener('online', load, { once: true });
    };
    tag.after(script);
  };
  load();
}

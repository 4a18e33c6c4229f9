/** Bundles src/browser for the browser. Filled in with the widget. */
export async function bundleBrowser(_root) {}

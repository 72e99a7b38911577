/** A tab of its own, opened at once and empty, that is led to Studio when its address is known. */
export interface StudioTab {
  /** Whether it went there: it goes to addresses of the web only. */
  show(url: string): boolean;
  close(): void;
}

function isWebAddress(url: string): boolean {
  // A script address would run as this page.
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/**
 * Opens an empty tab within the click, since browsers block one that is opened later. The tab is
 * cut off from this page: what it shows must not reach back.
 *
 * @returns undefined if the browser blocked it.
 */
export function openStudioTab(title: string): StudioTab | undefined {
  const tab = window.open('', '_blank');
  if (!tab) {
    return undefined;
  }
  tab.opener = null;
  tab.document.title = title;
  tab.document.body.textContent = title;
  return {
    show(url) {
      if (!isWebAddress(url)) {
        return false;
      }
      tab.location.replace(url);
      return true;
    },
    close: () => tab.close(),
  };
}

/**
 * Whether the keyboard may be led on after a change of order: it still is on a button of this part of the page, or nowhere because that
 * button is gone. Whoever went on to a field is left there.
 */
export function isFocusHere(host: HTMLElement): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || (active instanceof HTMLButtonElement && host.contains(active));
}

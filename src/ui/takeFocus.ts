/** A ref that moves the focus to an element once, when it appears. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}

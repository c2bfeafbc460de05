import { useEffect } from 'react'

/**
 * Asks the user before a link, a reload or a closed tab discards unfinished changes. Buttons that discard them call the
 * returned function, which asks the same question and returns whether the user wants to go on.
 */
export function useUnsavedChanges(isDirty: boolean, question: string): () => boolean {
  useEffect(() => {
    if (!isDirty) return
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    const click = (event: MouseEvent) => {
      const { target, ctrlKey, metaKey, shiftKey, button } = event
      const link = target instanceof Element ? target.closest('a[href], button[data-leaves]') : null
      const opensElsewhere =
        ctrlKey || metaKey || shiftKey || button !== 0 || link?.getAttribute('target') === '_blank'
      if (link === null || opensElsewhere || window.confirm(question)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('beforeunload', unload)
    // In the capture phase: the app's own listeners get the click later.
    window.addEventListener('click', click, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', unload)
      window.removeEventListener('click', click, { capture: true })
    }
  }, [isDirty, question])
  return () => !isDirty || window.confirm(question)
}

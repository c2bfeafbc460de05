import { useEffect } from 'react'

/**
 * While something is unfinished, asks before a link, a reload or a closed tab ends it. Returns the question for buttons
 * that do the same: it answers whether to go on.
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
    // Before the app's own listeners see the click.
    window.addEventListener('click', click, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', unload)
      window.removeEventListener('click', click, { capture: true })
    }
  }, [isDirty, question])
  return () => !isDirty || window.confirm(question)
}

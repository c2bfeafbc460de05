import type { AttemptResult } from './judgeAttempt.ts'

/** The result of an attempt in a few words: "Refused", "Got through: 9 rows". */
export function verdictIn({ verdict, answer, rows }: AttemptResult): string {
  const { count, read } = answer.is === 'succeeded' ? answer : { count: 0, read: 0 }
  const items = inRows(count)
  switch (verdict) {
    case 'refused':
      return 'Refused'
    case 'failed':
      return answer.is === 'unanswered' ? answer.reason : answer.is === 'refused' ? answer.type : 'No answer'
    case 'allowed':
      if (answer.is === 'refused') return 'Allowed, and stopped by its own condition'
      if (count === 0) return 'Allowed: nothing came back'
      // A COUNT answers without rows, so the app cannot tell whose they are.
      return rows.length > 0 && rows.every(({ isMine }) => isMine)
        ? `Allowed: ${items}, yours`
        : `Allowed to your role: ${items}`
    case 'got-through':
      if (count > 0) return `Got through: ${items}`
      return read > 0
        ? `Got through: AWS read ${inRows(read)} and returned none`
        : 'Got through, but there were no rows'
  }
}

function inRows(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`
}

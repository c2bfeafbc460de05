import { type UserAction, type UserCommand, userActions } from './runUserCommand.ts'

/** A command as it was typed; undefined for anything else. */
export function parseUserCommand(
  [name, username, ...others]: readonly string[],
  { email, lead }: { email?: string; lead: boolean },
): UserCommand | undefined {
  const isPlain = email === undefined && !lead
  if (others.length === 0) {
    if (name === 'list' && username === undefined && isPlain) return { name }
    if (name === 'create' && username !== undefined) return { name, username, email, lead }
    if (isUserAction(name) && username !== undefined && isPlain) return { name, username }
  }
  return undefined
}

function isUserAction(name: string | undefined): name is UserAction {
  return userActions.some((action) => action === name)
}

import type { UnfinishedReplacement } from './unfinishedReplacement.ts'

/** The warning about an authenticator app whose replacement is not finished. */
export function replacementWarning(unfinished: UnfinishedReplacement): string {
  switch (unfinished) {
    case 'earlier-app-unknown':
      return 'You began to set up another authenticator app and did not finish. Until you finish, your password alone may be enough to sign in to your account.'
    case 'earlier-app-counts':
      return 'You began to set up another authenticator app and did not finish. Your earlier app still counts: this sign-in asked for its code.'
    case 'earlier-app-is-gone':
      return 'Your authenticator app no longer counts: this sign-in asked for no code. You began to set up another app and did not finish.'
  }
}

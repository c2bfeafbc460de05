import type { AwsCall, Json, JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import { explainCall } from '../decisions/explainCall.ts'
import { nameOfId } from '../ids/nameOfId.ts'
import { keysOf } from '../requests/describeCall.ts'
import { resultOf } from '../requests/resultOf.ts'
import type { Standing } from '../standing/Standing.ts'

/** The input and the output of a call, in words and without secrets. */
export function outcomeOf(call: AwsCall, standing: Standing | undefined): { went: string; came: string } {
  return { went: wentInto(call, standing), came: cameOutOf(call) }
}

function wentInto(call: AwsCall, standing: Standing | undefined): string {
  const { AuthFlow, AuthParameters, ChallengeName, IdentityId, IdentityPoolId } = call.input
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '')
  switch (call.operation) {
    case 'InitiateAuth': {
      const username = isJsonObject(AuthParameters) ? text(AuthParameters.USERNAME) : ''
      return username === ''
        ? text(AuthFlow)
        : `${username}, and one half of a key exchange (${text(AuthFlow)})`
    }
    case 'RespondToAuthChallenge':
      return `the answer to ${text(ChallengeName)} (hidden)`
    case 'GetId':
      return `the ID token (hidden), identity pool ${text(IdentityPoolId)}`
    case 'GetCredentialsForIdentity':
      return `${text(IdentityId)}, the ID token (hidden)`
    default: {
      const signed = 'a request signed with the credentials'
      const explanation = standing === undefined ? undefined : explainCall(call, standing)
      const keys = keysOf(explanation).map((key) => {
        const name = explanation && nameOfId(key, explanation.standing.ids)
        return name === undefined ? key : `${key} (${name})`
      })
      return keys.length === 0 ? signed : `${signed}, for the key ${keys.join(', ')}`
    }
  }
}

function cameOutOf(call: AwsCall): string {
  const { result } = call
  if (result.is === 'refused') return `${result.type}: ${result.message}`
  if (result.is !== 'succeeded') return resultOf(call).label
  const { AuthenticationResult, ChallengeName, IdentityId, Credentials } = result.output
  if (isJsonObject(AuthenticationResult))
    return `tokens, with the user-pool sub ${subIn(AuthenticationResult)}`
  if (typeof ChallengeName === 'string') return `the challenge ${ChallengeName}`
  if (isJsonObject(Credentials)) return 'an access key, a secret key and a session token (hidden)'
  if (typeof IdentityId === 'string') return `identity ID ${IdentityId}`
  return resultOf(call).label
}

function subIn({ IdToken, AccessToken }: JsonObject): string {
  const token = IdToken ?? AccessToken
  const claims = isJsonObject(token) ? token.claims : undefined
  return isJsonObject(claims) ? String(claims.sub) : 'unknown'
}

/**
 * The reason why a stack in this state cannot be updated, with a remedy; undefined if it can.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function refuseStatus(status: string, stack: string): string | undefined {
  if (status === 'REVIEW_IN_PROGRESS') return undefined
  if (status.endsWith('_IN_PROGRESS')) {
    return `${stack} is being changed at this moment (${status}). Wait until that is done, and run this again.`
  }
  switch (status) {
    case 'ROLLBACK_COMPLETE':
    case 'ROLLBACK_FAILED':
    case 'CREATE_FAILED':
    case 'DELETE_FAILED':
      return `${stack} is ${status}: it is not whole, and AWS does not let it be updated. Remove the rest of it: npm run destroy. Then run this again.`
    case 'UPDATE_ROLLBACK_FAILED':
      return `${stack} is ${status}: AWS could not go back to how it was. Mend what its events name, then: aws cloudformation continue-update-rollback --stack-name ${stack}`
    case 'UPDATE_FAILED':
      return `${stack} is ${status}: somebody had AWS leave it half-way. Have it go back first: aws cloudformation rollback-stack --stack-name ${stack}`
    default:
      return undefined
  }
}

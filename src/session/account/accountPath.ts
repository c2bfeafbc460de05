/** Where people look after their own account. */
export const accountPath = '/account'

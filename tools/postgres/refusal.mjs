/** Something a person can put right; the message is one clear sentence, printed without a stack. */
export class StartRefusal extends Error {}

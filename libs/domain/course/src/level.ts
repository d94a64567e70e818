/** The learner's background: which explanation of the same objective she is given. The closed list. */
export const LEVELS = ['basic', 'advanced'] as const;
export type Level = (typeof LEVELS)[number];

/** As the schema spells them, from the easiest. */
export const DIFFICULTIES = ['EASY', 'MEDIUM', 'HARD'] as const;

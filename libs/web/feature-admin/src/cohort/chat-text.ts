/** What a chat group has to know of a cohort, already in the reader's words: times carry their zone. */
export interface ChatFacts {
  readonly course: string;
  readonly cohort: string;
  /** `12 Desember 2026, 23.59 WIB` */
  readonly opens: string;
  readonly deadline: string;
  /** Whether it opens only later; otherwise the text does not mention the opening. */
  readonly isUpcoming: boolean;
  /** Where to sign in, without anybody's id. */
  readonly address: string;
}

/** Text of a key with its gaps filled. */
type TextOf = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The message, line by line. The address stands alone on its line, so that every chat makes a link of it. */
export function chatText({ course, cohort, opens, deadline, isUpcoming, address }: ChatFacts, t: TextOf): string {
  return [
    t('admin.chat.course', { course }),
    t('admin.chat.cohort', { cohort }),
    ...(isUpcoming ? [t('admin.chat.opens', { opens })] : []),
    t('admin.chat.deadline', { deadline }),
    '',
    t('admin.chat.signIn'),
    address,
  ].join('\n');
}

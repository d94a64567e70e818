import { OrganisationAndIdentity1764000000000 } from './1764000000000-organisation-and-identity';
import { Courses1764000000001 } from './1764000000001-courses';
import { LearningAndAssessment1764000000002 } from './1764000000002-learning-and-assessment';
import { ReadingViews1764000000003 } from './1764000000003-reading-views';
import { Regrading1764000000004 } from './1764000000004-regrading';
import { RoomInAttemptPages1764000000005 } from './1764000000005-room-in-attempt-pages';
import { ItemTypesAndAwaitingMarks1764000000006 } from './1764000000006-item-types-and-awaiting-marks';
import { AttemptRules1764000000007 } from './1764000000007-attempt-rules';
import { ParallelForms1764000000008 } from './1764000000008-parallel-forms';
import { ItemBank1764000000009 } from './1764000000009-item-bank';
import { Marking1764000000010 } from './1764000000010-marking';
import { OutboxByTime1764000000011 } from './1764000000011-outbox-by-time';

/** In the order they run. A new migration is added at the end; a landed one is never edited. */
export const MIGRATIONS = [
  OrganisationAndIdentity1764000000000,
  Courses1764000000001,
  LearningAndAssessment1764000000002,
  ReadingViews1764000000003,
  Regrading1764000000004,
  RoomInAttemptPages1764000000005,
  ItemTypesAndAwaitingMarks1764000000006,
  AttemptRules1764000000007,
  ParallelForms1764000000008,
  ItemBank1764000000009,
  Marking1764000000010,
  OutboxByTime1764000000011,
] as const;

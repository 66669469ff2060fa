import type { Direction } from '../model/api.ts';
import type { Change } from '../diff/change.ts';
import type { RuleId } from '../rules/table.ts';
import type { ReportFinding } from './report.ts';

/** What a rule says of a call that the server makes, where that is not what it says of one that the client makes. */
export interface SaidOfCall {
  readonly why: string;
  readonly advice: string;
  /** The sentence, where that of the rule is about the other side. */
  readonly message?: string;
}

type SaidByRule = Readonly<Partial<Record<RuleId, SaidOfCall>>>;

const doWithout = 'Do without it, and find out what takes its place.';
const nothing = 'Nothing needs to change.';
const readIt = 'Read it where it helps; nothing needs to change.';
const sendIt = 'Send it where it helps; nothing needs to change.';
const answerOtherwise = 'Answer with one of the statuses that are left.';
const comesMore: SaidOfCall = { why: 'Receivers that do not know it pass over it.', advice: readIt };
const comesAlways: SaidOfCall = { why: 'It comes with every call now.', advice: nothing };
const isMissed: SaidOfCall = { why: 'Receivers that look for it find nothing.', advice: doWithout };
const mayBeMissed: SaidOfCall = { why: 'Receivers that rely on it may not find it.', advice: 'Be ready for calls without it.' };
const mayAnswer: SaidOfCall = { why: 'Receivers may answer with it.', advice: 'Answer with it where it fits; nothing needs to change.' };
const mayNotAnswer: SaidOfCall = { why: 'Whoever made the call does not expect this answer any more.', advice: answerOtherwise };
const sentInVain: SaidOfCall = {
  why: 'Whoever made the call no longer reads it.',
  advice: 'Stop sending it, and find out what takes its place.',
};
const sentAlways: SaidOfCall = { why: 'Answers without it were accepted and are refused now.', advice: 'Send it with every answer.' };

/** What the call brings, which clients read. */
const received: SaidByRule = {
  'required-parameter-removed': isMissed,
  'optional-parameter-removed': isMissed,
  'required-parameter-added': comesMore,
  'optional-parameter-added': comesMore,
  'parameter-became-required': comesAlways,
  'parameter-became-optional': mayBeMissed,
  'parameter-serialization-changed': {
    why: 'Receivers that parse the old form misread the value.',
    advice: 'Parse the value in the new form.',
  },
  'parameter-renamed': { why: 'Receivers look for it where it was and find nothing.', advice: 'Read it where it is now.' },
  'required-body-removed': isMissed,
  'optional-body-removed': isMissed,
  'required-body-added': comesMore,
  'optional-body-added': comesMore,
  'body-became-required': comesAlways,
  'body-became-optional': mayBeMissed,
  'accepted-media-type-removed': {
    why: 'Receivers are ready for more media types than still come.',
    advice: nothing,
    message: '{subject} is no longer sent',
  },
  'accepted-media-type-added': {
    why: 'Receivers may get a body that they cannot read.',
    advice: 'Be ready to read the new media type.',
    message: '{subject} may be sent now',
  },
  'accepted-media-type-changed': {
    why: 'Receivers that tell payloads by the old version or parameters of the media type do not know them any more.',
    advice: 'Read the media type as it is named now.',
  },
};

/** What clients answer. */
const answered: SaidByRule = {
  'success-status-removed': mayNotAnswer,
  'error-status-removed': mayNotAnswer,
  'status-range-narrowed': mayNotAnswer,
  'success-status-added': mayAnswer,
  'error-status-added': mayAnswer,
  'status-range-widened': mayAnswer,
  'status-body-removed': { why: 'Whoever made the call no longer reads a body of this answer.', advice: 'Answer without a body.' },
  'status-body-added': { why: 'Whoever made the call reads a body of this answer.', advice: sendIt },
  'required-header-removed': sentInVain,
  'optional-header-removed': sentInVain,
  'required-header-added': sentAlways,
  'optional-header-added': { why: 'Whoever made the call reads it where it is there.', advice: sendIt },
  'header-became-required': sentAlways,
  'header-became-optional': {
    why: 'Answers may leave it out now.',
    advice: 'Leave it out where you do not need it; nothing needs to change.',
  },
  'header-serialization-changed': {
    why: 'Values written the old way are misread.',
    advice: 'Write the value in the new form.',
  },
};

const byDirection: Readonly<Record<Direction, SaidByRule>> = { response: received, request: answered };

/**
 * What to say and do where a call that the server makes (a webhook, a callback) came, went or changed: its clients receive it and
 * answer. Undefined where the rule says it as well.
 */
export function callFromServer(
  { rule, subject, uses }: Change,
  findings: readonly Pick<ReportFinding, 'direction'>[],
): SaidOfCall | undefined {
  if (uses.length === 0 || uses.some(({ kind }) => kind === 'path')) return undefined;
  if (rule === 'operation-removed') {
    return {
      why: 'Receivers wait for a call that does not come any more.',
      advice: 'Keep making the call until its receivers learn of the event in another way, or need not.',
    };
  }
  if (rule === 'operation-added')
    return { why: 'Nobody is ready for it yet.', advice: 'Receive it where it helps; nothing needs to change.' };
  if (rule === 'path-renamed') {
    return subject.kind === 'callback'
      ? {
          why: 'The call goes to the URL that the new expression gives, and receivers wait where the old one pointed.',
          advice: 'Give the URL where the new expression looks for it.',
        }
      : {
          why: 'Receivers that registered for the old name, or tell events apart by it, miss the call.',
          advice: 'Register for the new name, and handle it as the old one.',
        };
  }
  const [only, another] = findings;
  return only === undefined || another !== undefined ? undefined : byDirection[only.direction][rule];
}

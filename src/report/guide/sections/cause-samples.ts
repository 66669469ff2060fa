import type { Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { jsonText } from '../../json.ts';
import { fence, prose } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import { callOf } from '../called.ts';
import type { Cause, GuideChange } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { payloadPair } from '../samples/payloads.ts';
import type { PayloadPair } from '../samples/payloads.ts';
import { capital } from '../words.ts';
import { credentialRequests, parameterRequests, requestBlock } from './request-samples.ts';

/** Payloads of more lines are folded. */
const MOST_OPEN_LINES = 60;

/** Payloads and requests before and after. */
export function shown(cause: Cause, context: GuideContext): readonly string[] {
  if (cause.area.kind === 'topic' && cause.area.topic === 'authentication') return credentialRequests(cause, context);
  const isSevere = (direction: Direction) => (one: GuideChange) =>
    one.reported.findings.some((finding) => finding.direction === direction && finding.severity === one.reported.severity);
  const pair = (direction: Direction): PayloadPair | undefined => {
    const changes = cause.changes.filter(isSevere(direction)).map(({ change }) => change);
    const also = cause.companions.filter(({ reported }) => /-added$/.test(reported.rule)).map(({ change }) => change);
    return changes.length === 0 ? undefined : payloadPair(changes, direction, { ...context.payloads, also });
  };
  const [request, response] = [pair('request'), pair('response')];
  return [
    ...(request === undefined
      ? parameterRequests(cause, context)
      : [payloadBlock('Request', request, context), requestBlock(request, context)]),
    ...(response === undefined ? [] : [payloadBlock(isCallback(response, context) ? 'Message' : 'Response', response, context)]),
    ...(request === undefined && response === undefined ? witnessBlock(cause, context) : []),
  ];
}

function isCallback({ operation }: PayloadPair, { operations }: GuideContext): boolean {
  return operations.get(operation)?.new?.kind !== 'path';
}

function payloadBlock(title: string, pair: PayloadPair, { names: versions, operations }: GuideContext): string {
  const text = paragraphs([
    `**${title}** of ${callOf(pair.operation, operations)}, ${versions.the.old}:`,
    fence(jsonText(pair.old ?? null).trimEnd(), 'json'),
    `${capital(versions.the.new)}:`,
    fence(jsonText(pair.new ?? null).trimEnd(), 'json'),
  ]);
  if (text.split('\n').length <= MOST_OPEN_LINES) return text;
  return `<details><summary>${title} before and after</summary>\n\n${text}\n</details>\n`;
}

/** Where no pair shows the change, the payload that proves it. */
function witnessBlock({ changes }: Cause, { operations }: GuideContext): readonly string[] {
  for (const { reported } of changes) {
    const finding = reported.findings.find(({ witness, severity }) => witness !== null && severity === reported.severity);
    if (finding?.witness === null || finding?.witness === undefined || !isShort(finding.witness.value)) continue;
    const says = finding.direction === 'request' ? 'was accepted and is refused now' : 'never came before and may come now';
    return [
      `In ${callOf(finding.witness.operation, operations)}, ${prose(finding.witness.where)}, this ${says}:`,
      fence(jsonText(finding.witness.value).trimEnd(), 'json'),
    ];
  }
  return [];
}

function isShort(value: Json): boolean {
  const text = jsonText(value);
  return text.length <= 1500 && text.split('\n').every((line) => line.length <= 160);
}

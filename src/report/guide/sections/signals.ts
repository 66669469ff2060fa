import { code, fence } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { httpDate, secondsAt, spokenDay } from '../dates.ts';
import { documentationOf } from '../provider.ts';
import { jsonText } from '../../json.ts';
import { spokenRelease, spokenSunset } from '../schedule.ts';
import { baseUrlOf } from '../requests/base-url.ts';
import { todo } from '../words.ts';
import { simplestCall } from '../version-choice.ts';

/** Section 8: the headers that announce the end, with the real dates, and the answer after it. */
export function signalsSection(context: GuideContext): string {
  const { names, schedule, apis } = context;
  const documentation = documentationOf(apis.new);
  const example = simplestCall(context);
  const base = example?.new === undefined ? 'https://api.example.com' : baseUrlOf(example.new);
  const successor = `${base}${example?.new?.path ?? ''}`;
  const headers = [
    `Deprecation: @${secondsAt(schedule.release)}`,
    `Sunset: ${httpDate(schedule.sunset)}`,
    'Link: <https://example.com/migration-guide>; rel="deprecation"; type="text/html",',
    `      <${successor}>; rel="successor-version",`,
    `      <https://example.com/deprecation-policy>; rel="sunset"${documentation === undefined ? '' : ','}`,
    ...(documentation === undefined ? [] : [`      <${documentation}>; rel="service-doc"`]),
  ];
  const gone = {
    type: 'https://example.com/problems/version-retired',
    title: 'This version of the API is gone',
    status: 410,
    detail: `${names.title}: ${names.plain.old} was retired on ${spokenDay(schedule.sunset)}. Call ${names.plain.new} instead.`,
    successor,
  };
  return paragraphs([
    '## 8. Deprecation signals you will receive',
    `From ${spokenRelease(schedule)} on, every response of ${names.the.old} carries these headers (${code('Deprecation')}: RFC 9745, ${code('Sunset')}: RFC 8594):`,
    fence(headers.join('\n'), 'http'),
    todo(
      'put the addresses of this guide and of your deprecation policy in place of `example.com`, and make the gateway send the headers.',
    ),
    `From ${spokenSunset(schedule)} on it answers \`410 Gone\` with \`Content-Type: application/problem+json\` (RFC 9457):`,
    fence(jsonText(gone).trimEnd(), 'json'),
  ]);
}

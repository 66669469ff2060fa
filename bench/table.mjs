// Measurements as a Markdown table.
import { arch, cpus, platform } from 'node:os';

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** What was measured where, and the head of the table. */
export function tableHead({ runs, absent }) {
  return [
    `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} processors; the median of ${runs} runs each, in turn.`,
    ...(absent.length === 0 ? [] : [`Not here: ${absent.join(', ')}.`]),
    '',
    '| pair | program | times the floor | processor | time | peak memory | outcome |',
    '|---|---|--:|--:|--:|--:|---|',
  ];
}

/** A row for each program. The ratio is that of the processor's time, which other work on the machine changes least. */
export function rowsOf(pair, results) {
  const middle = (name, figure) => median(results.get(name).flatMap((result) => result[figure] ?? []));
  return [...results].map(([name, list]) => {
    const [processor, time, memory] = ['processor', 'milliseconds', 'megabytes'].map((figure) => middle(name, figure));
    const ratio = processor === undefined ? time / middle('floor', 'milliseconds') : processor / middle('floor', 'processor');
    const outcomes = [...new Set(list.map(({ outcome }) => outcome))].join(', ');
    const unit = (number, unitName) => (number === undefined ? '' : `${number.toFixed(0)} ${unitName}`);
    const ratioText = `${outcomes === 'time-out' ? '> ' : ''}${ratio.toFixed(ratio < 10 ? 2 : 0)}`;
    return `| ${[pair, name, ratioText, unit(processor, 'ms'), unit(time, 'ms'), unit(memory, 'MB'), outcomes].join(' | ')} |`;
  });
}

import { describe, expect, it } from 'vitest';
import { explainCommand } from '../../src/commands/explain/explain.ts';
import { UsageError } from '../../src/commands/failure.ts';
import { rulesCommand } from '../../src/commands/rules/rules.ts';
import { displayWidth } from '../../src/report/text/display-width.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { rules } from '../../src/rules/table.ts';

describe('api-diff rules', () => {
  it('lists every rule once, in every format', () => {
    const text = rulesCommand({ format: 'text', text: defaultTextOptions }).stdout;
    const markdown = rulesCommand({ format: 'markdown', text: defaultTextOptions }).stdout;
    const json = JSON.parse(rulesCommand({ format: 'json', text: defaultTextOptions }).stdout) as readonly { readonly id: string }[];
    expect(json.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { id } of rules) {
      expect(text.split('\n').filter((line) => line.startsWith(`  ${id} `))).toHaveLength(1);
      expect(markdown.split('\n').filter((line) => line.startsWith(`| \`${id}\` |`))).toHaveLength(1);
    }
  });

  it('keeps to the width of the screen', () => {
    for (const width of [80, 140]) {
      for (const line of rulesCommand({ format: 'text', text: { ...defaultTextOptions, width } }).stdout.split('\n')) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      }
    }
  });

  it('marks what departs from the effect, and nothing else', () => {
    const text = rulesCommand({ format: 'text', text: defaultTextOptions }).stdout;
    expect(text).toMatch(/^ {2}enum-value-added +compatible +warning\*$/m);
    expect(text).toMatch(/^ {2}maximum-lowered +breaking +compatible$/m);
  });
});

describe('api-diff explain', () => {
  it('explains every rule and finds its example, or says what it finds instead', () => {
    for (const { id, face } of rules) {
      const { stdout, exitCode } = explainCommand({ rule: id, text: defaultTextOptions });
      expect(exitCode, id).toBe(0);
      expect(stdout.startsWith(`${id}   ${face.title}\n`), id).toBe(true);
      expect(stdout, id).toContain('Compared just now');
    }
  });

  it('shows both directions where a rule is met in both', () => {
    const { stdout } = explainCommand({ rule: 'maximum-lowered', text: defaultTextOptions });
    expect(stdout).toMatch(/Compared just now, in a request\n✗ breaking .*\n/);
    expect(stdout).toMatch(/Compared just now, in a response\n\+ compatible .*\n/);
    expect(stdout).toContain('proof    51 was accepted, is refused now');
  });

  it('gives the reason of an exception', () => {
    const { stdout } = explainCommand({ rule: 'enum-value-added', text: defaultTextOptions });
    expect(stdout).toMatch(/in a response {2}warning {2}\S+/);
  });

  it('puts the two sides below each other where they do not fit beside each other', () => {
    const { stdout } = explainCommand({ rule: 'maximum-lowered', text: { ...defaultTextOptions, width: 30 } });
    expect(stdout).toMatch(/ {2}old\n {4}type: integer\n {4}maximum: 100\n {2}new\n {4}type: integer\n {4}maximum: 50\n/);
  });

  it('suggests the rule that was meant', () => {
    const explain = (): unknown => explainCommand({ rule: 'maximum-lowred', text: defaultTextOptions });
    expect(explain).toThrow(UsageError);
    expect(explain).toThrow('There is no rule `maximum-lowred`.');
  });
});

import type { Located } from '../cluster/effective.ts';
import type { PairSet, RuleFacts, TestFacts } from '../cluster/pacemaker.ts';
import type { Report } from './rule.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/rule-never-holds',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A rule is about a time that is over, or never comes.',
      why: 'A date that lies before this release of QuorumLens was made is past wherever the file is used; an end before the start leaves no time between; a date_spec out of range matches no date (Pacemaker Explained, Rules). The rule then never holds again, and what it guards has no effect.',
      fix: 'Correct the date, or remove the rule.',
    },
    ja: {
      what: 'rule の条件が、過ぎた時間または来ない時間を指定しています。',
      why: 'このルールの作成より前の日付は、既に過ぎています。開始より前の終了では期間がなく、範囲外の date_spec に一致する日時はありません（Pacemaker Explained、Rules）。rule は成立しないため、その設定は効果がありません。',
      fix: '日付を直すか、rule を削除します。',
    },
  },
  check(pacemaker, report) {
    const { facts } = pacemaker;
    const pending: RuleFacts[] = [];
    const take = (sets: readonly PairSet[]): void => {
      for (const { rules } of sets) for (const rule of rules) pending.push(rule);
    };
    for (const { rules, lifetime, hasRule } of facts.constraints) {
      if (hasRule) for (const rule of [...rules, ...lifetime]) pending.push(rule);
    }
    for (const sets of [facts.properties, facts.rscDefaults, facts.opDefaults]) take(sets);
    for (const { meta, parameters } of [...pacemaker.allResources, ...facts.templates]) {
      take(meta);
      take(parameters);
    }
    for (let rule = pending.pop(); rule; rule = pending.pop()) {
      for (const condition of rule.conditions) {
        if (condition.kind === 'rule') pending.push(condition);
        else if (condition.kind === 'date') check(condition, report);
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="web-place" rsc="web">
        <rule id="web-place-rule" score="100">
          <date_expression id="web-place-date" operation="lt" end="2001-01-01"/>
                                                                   ^^^^^^^^^^ 2001-01-01 is past, so the condition never holds again
        </rule>
      </rsc_location>
    </constraints>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="web-place" rsc="web">
        <rule id="web-place-rule" score="100">
          <date_expression id="web-place-date" operation="gt" start="2001-01-01"/>
        </rule>
      </rsc_location>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

/** Whoever reads this does so later: the rule was written then. */
const written = Date.UTC(2026, 6, 1);

function check({ attributes, spec }: TestFacts, report: Report): void {
  const operation = attributes.get('operation')?.value;
  const [start, end] = [attributes.get('start'), attributes.get('end')];
  const [from, until] = [instantOf(start), instantOf(end)];
  if (end && until !== undefined && (operation === 'lt' || operation === 'in_range' || operation === undefined)) {
    if (start && from !== undefined && operation !== 'lt' && until < from) {
      report(end.at, {
        en: `the end (${end.value}) is before the start (${start.value}), so the condition never holds`,
        ja: `終了（${end.value}）が開始（${start.value}）より前のため、条件は成立しません`,
      });
    } else if (until < written) {
      report(end.at, {
        en: `${end.value} is past, so the condition never holds again`,
        ja: `${end.value} は過ぎているため、条件は成立しません`,
      });
    }
  }
  for (const [name, value] of spec ?? []) {
    const range = ranges[name];
    const found = /^(\d+)(?:-(\d+)?)?$/.exec(value.value);
    if (!range || !found) continue;
    const [low, high] = [Number(found[1]), found[2] === undefined ? undefined : Number(found[2])];
    if (low <= range[1] && (high === undefined ? value.value.endsWith('-') || low >= range[0] : high >= low)) continue;
    report(value.at, {
      en: `${name} "${value.value}" matches no date (${range[0]} to ${range[1]})`,
      ja: `${name} "${value.value}" に一致する日時はありません（${range[0]}～${range[1]}）`,
    });
  }
}

/** Limits of the parts of a date_spec. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  seconds: [0, 59],
  minutes: [0, 59],
  hours: [0, 23],
  monthdays: [1, 31],
  weekdays: [1, 7],
  yeardays: [1, 366],
  months: [1, 12],
  weeks: [1, 53],
};

/** Milliseconds of a date as ISO 8601 writes it most often; undefined for other forms. */
function instantOf(date: Located<string> | undefined): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(date?.value ?? '');
  if (!found) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(n => Number(n ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

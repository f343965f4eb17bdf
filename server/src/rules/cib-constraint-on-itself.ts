import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/constraint-on-itself',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint names one resource twice.',
      why: 'The scheduler of Pacemaker 2.1.5 ends by an assertion when an order is about one resource only, and nothing is started any more (crm_simulate): an error. A colocation of a resource with itself has no effect: a warning. crm_verify accepts both.',
      fix: 'Name the other resource, or remove the constraint.',
    },
    ja: {
      what: '制約の両端が同じリソースです。',
      why: '順序制約の両端が同じリソースだと、Pacemaker 2.1.5 のスケジューラはアサーションで異常終了し、何も起動されなくなります（crm_simulate）。これはエラーです。同居制約の場合は効果がないだけで、警告です。crm_verify はどちらも受け入れます。',
      fix: 'もう一方のリソースを指定するか、制約を削除します。',
    },
  },
  check(pacemaker, report) {
    const { orders, colocations } = constraintPairs(pacemaker);
    for (const { first, second, firstAction, thenAction, direct } of orders) {
      if (!direct || first.id.value !== second.id.value || !first.resource || firstAction !== thenAction) continue;
      report(second.id.at, {
        en: `the order is of "${first.id.value}" with itself, which makes the scheduler of Pacemaker 2.1.5 fail`,
        ja: `"${first.id.value}" 自身との順序制約です（Pacemaker 2.1.5 のスケジューラは異常終了します）`,
      });
    }
    for (const { dependent, base, direct } of colocations) {
      if (!direct || dependent.id.value !== base.id.value || !dependent.resource) continue;
      report(
        base.id.at,
        {
          en: `the colocation is of "${base.id.value}" with itself and has no effect`,
          ja: `"${base.id.value}" 自身との同居制約で、効果がありません`,
        },
        { severity: 'warning' },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="app-then-app" first="app" then="app"/>
                                                     ^^^ the order is of "app" with itself, which makes the scheduler of Pacemaker 2.1.5 fail
      <rsc_colocation id="db-with-db" rsc="db" with-rsc="db" score="INFINITY"/>
                                                         ^^ the colocation is of "db" with itself and has no effect
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
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="db-then-app" first="db" then="app"/>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { isPromotable } from '../cluster/promotable.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/promote-without-effect',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An order waits for a promotion that never happens.',
      why: 'Only promotable clones and bundles are promoted. And then-action is the same as first-action unless it is written: after first-action="promote" the second resource would have to be promoted too (Pacemaker Explained, Ordering, then-action). The scheduler then ignores the order (crm_simulate 2.1.5 starts both at once).',
      fix: 'Write start for the resource that has no roles.',
    },
    ja: {
      what: '順序制約が、起こらない昇格を待っています。',
      why: '昇格するのは promotable クローンとバンドルだけです。また、then-action を省略すると first-action と同じになるため、first-action="promote" では 2 つ目のリソースも昇格の対象とみなされます（Pacemaker Explained、Ordering の then-action）。スケジューラはこの順序制約を無視します（crm_simulate 2.1.5 では両方が同時に起動されます）。',
      fix: 'ロールのないリソースのアクションを start にします。',
    },
  },
  check(pacemaker, report) {
    const said = new Set<number>();
    for (const { first, second, thenAction, direct } of constraintPairs(pacemaker).orders) {
      let wrong = false;
      for (const { id, action, resource } of [first, second]) {
        if (!action || !resource || !/^(?:promote|demote)$/.test(action.value)) continue;
        if (isPromotable(resource, pacemaker) !== false) continue;
        wrong = true;
        if (said.has(action.at.span.start)) continue;
        said.add(action.at.span.start);
        report(
          action.at,
          {
            en: `"${id.value}" is not promotable and has no ${action.value}, so the order has no effect`,
            ja: `"${id.value}" は promotable ではなく、${action.value} が行われないため、順序制約は効果がありません`,
          },
          {
            fixes: [
              {
                title: { en: 'Change it to start', ja: 'start に変更する' },
                safe: false,
                edits: [{ ...action.at, newText: 'start' }],
              },
            ],
          },
        );
      }
      if (wrong || !direct || second.action || thenAction !== 'promote' || !second.resource || !first.action) continue;
      if (isPromotable(second.resource, pacemaker) !== false) continue;
      const { file, span } = first.action.at;
      report(
        first.action.at,
        {
          en: `without then-action "${second.id.value}" would have to be promoted too, so the order has no effect (set then-action to start)`,
          ja: `then-action がないと "${second.id.value}" も昇格の対象とみなされるため、順序制約は効果がありません（then-action を start にします）`,
        },
        {
          fixes: [
            {
              title: { en: 'Add then-action="start"', ja: 'then-action="start" を追加する' },
              safe: false,
              edits: [{ file, span: { start: span.end + 1, end: span.end + 1 }, newText: ' then-action="start"' }],
            },
          ],
        },
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
      <rsc_order id="db-then-app" first="db" first-action="promote" then="app" then-action="start"/>
                                                           ^^^^^^^ "db" is not promotable and has no promote, so the order has no effect
    </constraints>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful"/>
      </clone>
    </resources>
    <constraints>
      <rsc_order id="db-then-app" first="db-clone" first-action="promote" then="app"/>
                                                                 ^^^^^^^ without then-action "app" would have to be promoted too, so the order has no effect (set then-action to start)
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
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful"/>
      </clone>
    </resources>
    <constraints>
      <rsc_order id="db-then-app" first="db-clone" first-action="promote" then="app" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

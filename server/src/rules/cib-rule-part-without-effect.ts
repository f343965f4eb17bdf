import type { RuleFacts } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/rule-part-without-effect',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A condition stands in a rule where it is never asked.',
      why: 'rsc_expression works in rsc_defaults and op_defaults only, op_expression in op_defaults only (Pacemaker Explained, Rules). The schemas allow them elsewhere, and crm_verify says nothing, but the rule never holds.',
      fix: 'Remove the condition, or move the rule to the defaults.',
    },
    ja: {
      what: 'この場所の rule では評価されない条件です。',
      why: 'rsc_expression が使えるのは rsc_defaults と op_defaults、op_expression が使えるのは op_defaults だけです（Pacemaker Explained、Rules）。スキーマはほかの場所でも許可し、crm_verify も何も報告しませんが、rule は成立しません。',
      fix: '条件を削除するか、rule をデフォルト値のセットに移します。',
    },
  },
  check(pacemaker, report) {
    const { facts } = pacemaker;
    const look = (rules: readonly RuleFacts[], allowed: readonly string[]): void => {
      if (rules.length === 0) return;
      const pending = [...rules];
      for (let rule = pending.pop(); rule; rule = pending.pop()) {
        for (const condition of rule.conditions) {
          if (condition.kind === 'rule') pending.push(condition);
          else if (words[condition.kind] && !allowed.includes(condition.kind)) {
            const { element, where } = words[condition.kind] as (typeof words)[string];
            report(condition.at, {
              en: `${element} has no effect here: it is asked in ${where.en} only`,
              ja: `${element} はここでは効果がありません（${where.ja} でのみ評価されます）`,
            });
          }
        }
      }
    };
    for (const { rules, lifetime, hasRule } of facts.constraints) if (hasRule) look([...rules, ...lifetime], []);
    for (const { rules } of facts.properties) look(rules, []);
    for (const { rules } of facts.rscDefaults) look(rules, ['resource']);
    for (const { meta, parameters } of [...pacemaker.allResources, ...facts.templates]) {
      for (const { rules } of meta) look(rules, []);
      for (const { rules } of parameters) look(rules, []);
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
          <op_expression id="web-place-op" name="monitor"/>
           ^^^^^^^^^^^^^ op_expression has no effect here: it is asked in op_defaults only
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
          <expression id="web-place-node" attribute="#uname" operation="eq" value="alpha"/>
        </rule>
      </rsc_location>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

const words: Readonly<
  Record<string, { readonly element: string; readonly where: { readonly en: string; readonly ja: string } }>
> = {
  resource: {
    element: 'rsc_expression',
    where: { en: 'rsc_defaults and op_defaults', ja: 'rsc_defaults と op_defaults' },
  },
  operation: { element: 'op_expression', where: { en: 'op_defaults', ja: 'op_defaults' } },
};

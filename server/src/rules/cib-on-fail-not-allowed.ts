import type { Located } from '../cluster/effective.ts';
import { roleOf, withOperations } from '../cluster/operation-pairs.ts';
import type { OperationFacts } from '../cluster/pacemaker.ts';
import { scheduledOperations } from '../cluster/scheduled-operations.ts';
import { truth } from '../cluster/truth.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/on-fail-not-allowed',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An operation has an on-fail that is not possible for it.',
      why: 'demote is for promote and for a recurring monitor of the role Promoted; a failed stop can be answered by block, fence or ignore only. Pacemaker takes the default instead. crm_verify refuses such an on-fail where its file has a status section and the operation is due.',
      fix: 'Remove on-fail, or choose a value that fits.',
    },
    ja: {
      what: 'オペレーションに使えない on-fail が書かれています。',
      why: 'demote は、promote と、ロールが Promoted の定期的な monitor だけで使えます。stop の失敗に使えるのは block、fence、ignore だけです。それ以外ではデフォルトの動作になります。status セクションがあり、そのオペレーションが実行される状態だと、crm_verify がエラーにします。',
      fix: 'on-fail を削除するか、使える値にします。',
    },
  },
  check(pacemaker, report) {
    const isScheduled = scheduledOperations(pacemaker);
    for (const resource of withOperations(pacemaker)) {
      for (const operation of resource.operations) {
        const { name } = operation;
        const onFail = onFailOf(operation);
        if (!name || !onFail || truth(operation.attributes.get('enabled')?.value) === false) continue;
        const value = onFail.value.toLowerCase();
        if (name.value === 'stop') {
          if (!['standby', 'demote', 'stop'].includes(value)) continue;
          report(
            onFail.at,
            {
              en: `on-fail "${onFail.value}" is not possible for stop (only block, fence or ignore), so the default holds`,
              ja: `stop の on-fail に "${onFail.value}" は使えないため（block、fence、ignore だけ）、デフォルトが使われます`,
            },
            // A stop is due only where the record shows that the resource runs.
            { severity: 'warning' },
          );
        } else if (value === 'demote' && !mayDemote(operation, pacemaker.version)) {
          report(
            onFail.at,
            {
              en: `on-fail "demote" is for promote and for a recurring monitor of the role Promoted, not for this ${name.value}`,
              ja: `on-fail の "demote" は promote と、ロールが Promoted の定期的な monitor だけで使えます（ここは ${name.value} です）`,
            },
            isScheduled(resource, operation) ? { refusedBy: ['crm_verify'] } : {},
          );
        }
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
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-start" name="start" interval="0" on-fail="demote"/>
                                                                ^^^^^^ on-fail "demote" is for promote and for a recurring monitor of the role Promoted, not for this start
          <op id="web-stop" name="stop" interval="0" on-fail="standby"/>
                                                              ^^^^^^^ on-fail "standby" is not possible for stop (only block, fence or ignore), so the default holds
        </operations>
      </primitive>
    </resources>
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
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor" name="monitor" interval="10s" role="Promoted" on-fail="demote"/>
            <op id="db-stop" name="stop" interval="0" on-fail="fence"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

function onFailOf({ attributes, meta }: OperationFacts): Located<string> | undefined {
  const attribute = attributes.get('on-fail');
  if (attribute) return attribute;
  for (const set of meta) {
    if (set.hasRule) continue;
    for (const { name, value } of set.pairs) if (name.value === 'on-fail' && value) return value;
  }
  return undefined;
}

function mayDemote(operation: OperationFacts, version: string): boolean {
  if (operation.name?.value.toLowerCase() === 'promote') return true;
  if (operation.name?.value.toLowerCase() !== 'monitor' || roleOf(operation) !== 'Promoted') return false;
  return operation.interval !== undefined && cibMilliseconds(operation.interval.value, version) !== 0;
}

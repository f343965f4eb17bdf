import { withOperations } from '../cluster/operation-pairs.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { writesMeta } from '../cluster/written-meta.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/failure-timeout-with-block',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource forgets its failures after a time, but an operation of it blocks at a failure.',
      why: 'Forgetting the failure would lift the block behind the back of the administrator it waits for, so Pacemaker ignores failure-timeout as soon as such an operation has failed, and warns in its log.',
      fix: 'Remove failure-timeout from the resource, or block from the operation.',
    },
    ja: {
      what: '故障を一定時間後に忘れる設定のリソースに、on-fail="block" のオペレーションがあります。',
      why: '故障を忘れると、管理者の対応を待つはずのブロックが解除されてしまいます。そのため Pacemaker は、このオペレーションが失敗すると failure-timeout を無視し、ログに警告を出します。',
      fix: 'リソースの failure-timeout か、オペレーションの block を削除します。',
    },
  },
  check(pacemaker, report) {
    if (!writesMeta(pacemaker, 'failure-timeout')) return;
    for (const resource of withOperations(pacemaker)) {
      // After a failed stop nobody expects the cluster to go on by itself.
      const blocking = resource.operations.find(
        o => o.name?.value !== 'stop' && o.attributes.get('on-fail')?.value.toLowerCase() === 'block',
      );
      const onFail = blocking?.attributes.get('on-fail');
      // What every resource gets by rsc_defaults, nobody chose for this one.
      const own = resource.meta.some(set => set.pairs.some(p => p.name.value === 'failure-timeout'));
      if (!blocking || !onFail || !own) continue;
      const { value, at, unknown } = metaInForce(pacemaker, resource, 'failure-timeout');
      if (!at || unknown || !value || !cibMilliseconds(value, pacemaker.version)) continue;
      report(
        at,
        {
          en: `failure-timeout has no effect on ${blocking.name?.value ?? 'an operation'}, which blocks at a failure`,
          ja: `${blocking.name?.value ?? 'オペレーション'} の on-fail が block のため、failure-timeout は効果がありません`,
        },
        { related: [{ ...onFail.at, message: { en: 'blocks here', ja: 'on-fail の指定' } }] },
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
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <meta_attributes id="web-meta">
          <nvpair id="web-timeout" name="failure-timeout" value="60s"/>
                                                                 ^^^ failure-timeout has no effect on monitor, which blocks at a failure
        </meta_attributes>
        <operations>
          <op id="web-monitor" name="monitor" interval="10s" on-fail="block"/>
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
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <meta_attributes id="web-meta">
          <nvpair id="web-timeout" name="failure-timeout" value="60s"/>
        </meta_attributes>
        <operations>
          <op id="web-monitor" name="monitor" interval="10s" on-fail="restart"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

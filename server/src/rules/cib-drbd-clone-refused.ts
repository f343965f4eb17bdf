import { isDrbd9 } from '../cluster/drbd-generation.ts';
import type { Located } from '../cluster/effective.ts';
import { managedDrbd, promotedMax } from '../cluster/managed-drbd.ts';
import type { PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-clone-refused',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone has numbers of instances that ocf:linbit:drbd refuses.',
      why: 'The agent demands clone-node-max 1 and promoted-node-max 1, at most two promoted instances, and no third instance beside two promoted ones or with DRBD 8.4; otherwise every action but stop ends with "meta parameter misconfigured" (source of the agent in drbd-utils). crm_verify says nothing.',
      fix: 'Lower the value; for more than two nodes promote only one.',
    },
    ja: {
      what: 'クローンのインスタンス数が、ocf:linbit:drbd の受け付けない値です。',
      why: 'エージェントの条件は、clone-node-max と promoted-node-max が 1、Promoted のインスタンスが最大 2 で、Promoted が 2 の場合と DRBD 8.4 の場合はインスタンスも最大 2 です。満たさない場合、stop 以外のアクションはすべて "meta parameter misconfigured" で失敗します（drbd-utils のエージェントのソース）。crm_verify は何も報告しません。',
      fix: '値を下げます。3 ノード以上の場合は、昇格するノードを 1 つにします。',
    },
  },
  check(pacemaker, report, model) {
    for (const managed of managedDrbd(pacemaker)) {
      const { primitive, clone, name } = managed;
      if (!clone || pacemaker.agent(primitive) !== 'ocf:linbit:drbd') continue;
      const number = (...names: readonly string[]): Located<number> | undefined =>
        numberOf(names, clone, primitive, pacemaker);
      const perNode = number('clone-node-max');
      if (perNode && perNode.value !== 1) report(perNode.at, wants('clone-node-max', perNode.value, one));
      const promotedPerNode = number('promoted-node-max', 'master-node-max');
      if (promotedPerNode && promotedPerNode.value !== 1)
        report(promotedPerNode.at, wants('promoted-node-max', promotedPerNode.value, one));
      const promoted = promotedMax(managed, pacemaker);
      if (promoted && promoted.value > 2) {
        report(
          promoted.at,
          wants('promoted-max', promoted.value, {
            en: 'at most two promoted instances',
            ja: 'Promoted のインスタンスは最大 2',
          }),
        );
      }
      const all = number('clone-max');
      if (!all || all.value <= 2) continue;
      const defined = model.drbdResources.filter(r => r.name === name.value);
      const old = defined.length > 0 && defined.every(r => !isDrbd9(r.configuration.version));
      if (promoted?.value === 2)
        report(
          all.at,
          wants('clone-max', all.value, {
            en: 'at most two instances beside promoted-max 2',
            ja: 'promoted-max が 2 の場合、インスタンスは最大 2',
          }),
        );
      else if (old)
        report(
          all.at,
          wants('clone-max', all.value, {
            en: 'at most two instances with DRBD 8.4',
            ja: 'DRBD 8.4 ではインスタンスは最大 2',
          }),
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
      <clone id="data-clone">
        <meta_attributes id="data-clone-meta">
          <nvpair id="data-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="data-clone-meta-promoted-max" name="promoted-max" value="2"/>
          <nvpair id="data-clone-meta-clone-max" name="clone-max" value="3"/>
                                                                         ^ clone-max is 3, but ocf:linbit:drbd allows at most two instances beside promoted-max 2
          <nvpair id="data-clone-meta-clone-node-max" name="clone-node-max" value="2"/>
                                                                                   ^ clone-node-max is 2, but ocf:linbit:drbd allows one instance on a node
          <nvpair id="data-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="data-params">
            <nvpair id="data-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
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
      <clone id="data-clone">
        <meta_attributes id="data-clone-meta">
          <nvpair id="data-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="data-clone-meta-clone-max" name="clone-max" value="3"/>
          <nvpair id="data-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="data-params">
            <nvpair id="data-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

const one: Text = { en: 'one instance on a node', ja: '1 ノードに 1 インスタンスまで' };

function wants(name: string, value: number, allowed: Text): Text {
  return {
    en: `${name} is ${value}, but ocf:linbit:drbd allows ${allowed.en}`,
    ja: `${name} が ${value} ですが、ocf:linbit:drbd が受け付けるのは、${allowed.ja}です`,
  };
}

function numberOf(
  names: readonly string[],
  clone: ResourceFacts,
  primitive: ResourceFacts,
  pacemaker: PacemakerModel,
): Located<number> | undefined {
  for (const name of names) {
    const written = pacemaker.meta(clone, name) ?? pacemaker.meta(primitive, name);
    if (written && /^\d+$/.test(written.value)) return { value: Number(written.value), at: written.at };
  }
  return undefined;
}

import type { Located } from '../cluster/effective.ts';
import { fencingState } from '../cluster/fencing-state.ts';
import { withOperations } from '../cluster/operation-pairs.ts';
import { optionOf } from '../cluster/operations.ts';
import { scheduledOperations } from '../cluster/scheduled-operations.ts';
import type { Tool } from '../schema/entry.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/on-fail-fence-without-fencing',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A failure is to be answered by fencing, which the cluster cannot do.',
      why: 'With fencing switched off Pacemaker resets on-fail to stop; crm_verify refuses the file as soon as the operation is part of what the cluster is about to do. Without a device, fencing is tried in vain and nothing else happens.',
      fix: 'Switch fencing on and configure a device, or choose another on-fail.',
    },
    ja: {
      what: '故障時にノードをフェンシングする設定ですが、クラスタはフェンシングを行えません。',
      why: 'フェンシングが無効だと、Pacemaker は on-fail を stop に戻します。クラスタがそのオペレーションを実行する段階になると、crm_verify がファイルを拒否します。デバイスがなければフェンシングは失敗し続け、ほかの処理も行われません。',
      fix: 'フェンシングを有効にしてデバイスを設定するか、別の on-fail を選びます。',
    },
  },
  check(pacemaker, report) {
    const state = fencingState(pacemaker);
    if (state.is !== 'off' && state.is !== 'without-device') return;
    const because =
      state.is === 'off'
        ? {
            en: `${state.name} is ${state.value.value}`,
            ja: `${state.name} が ${state.value.value} です`,
          }
        : { en: 'there is no fencing device', ja: 'フェンシングデバイスがありません' };
    const message = { en: `on-fail is fence, but ${because.en}`, ja: `on-fail が fence ですが、${because.ja}` };
    const say = (value: Located<string> | undefined, refusedBy: readonly Tool[]): void => {
      if (value?.value.toLowerCase() === 'fence') report(value.at, message, refusedBy.length > 0 ? { refusedBy } : {});
    };
    const scheduled = state.is === 'off' ? scheduledOperations(pacemaker) : () => false;
    for (const resource of withOperations(pacemaker)) {
      for (const operation of resource.operations) {
        const value = optionOf(operation, 'on-fail');
        say(value, value && scheduled(resource, operation) ? ['crm_verify'] : []);
      }
    }
    for (const set of pacemaker.facts.opDefaults) {
      for (const { name, value } of set.pairs) if (name.value === 'on-fail') say(value, []);
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-fencing" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-monitor" name="monitor" interval="10s" timeout="20s" on-fail="fence"/>
                                                                                    ^^^^^ on-fail is fence, but stonith-enabled is false
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-monitor" name="monitor" interval="10s" timeout="20s" on-fail="fence"/>
                                                                                    ^^^^^ on-fail is fence, but there is no fencing device
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="fence" class="stonith" type="fence_xvm"/>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-monitor" name="monitor" interval="10s" timeout="20s" on-fail="fence"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

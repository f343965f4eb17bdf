import { fencingState } from '../cluster/fencing-state.ts';
import { withOperations } from '../cluster/operation-pairs.ts';
import { optionOf } from '../cluster/operations.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/stop-failure-blocks',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A failed stop waits for an administrator, although the cluster can fence.',
      why: 'A resource that cannot be stopped must not be started elsewhere. With fencing the default of a stop is fence, which recovers by itself; block leaves the resource where it is until somebody cleans up (Pacemaker Explained, on-fail). It fits a cluster without fencing.',
      fix: 'Leave on-fail of the stop out.',
    },
    ja: {
      what: 'フェンシングできるクラスタですが、停止に失敗すると管理者の処理を待ちます。',
      why: '停止できないリソースを、別のノードで起動してはいけません。フェンシングがあれば stop のデフォルトは fence で、自動的に復旧します。block では、クリーンアップするまでリソースはそのままです（Pacemaker Explained、on-fail）。block が適しているのは、フェンシングのないクラスタです。',
      fix: 'stop の on-fail を書かないようにします。',
    },
  },
  check(pacemaker, report) {
    const { is } = fencingState(pacemaker);
    if (is !== 'on' && is !== 'without-device') return;
    for (const { operations } of withOperations(pacemaker)) {
      for (const operation of operations) {
        if (operation.name?.value !== 'stop') continue;
        const value = optionOf(operation, 'on-fail');
        if (value?.value.toLowerCase() !== 'block') continue;
        report(value.at, {
          en: 'on-fail is block, so a failed stop waits for an administrator although fencing is on',
          ja: 'on-fail が block のため、フェンシングが有効でも、停止に失敗すると管理者が処理するまで待ちます',
        });
      }
    }
  },
  examples: {
    bad: [
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
          <op id="web-stop" name="stop" interval="0" timeout="60s" on-fail="block"/>
                                                                            ^^^^^ on-fail is block, so a failed stop waits for an administrator although fencing is on
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
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-fencing" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-stop" name="stop" interval="0" timeout="60s" on-fail="block"/>
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

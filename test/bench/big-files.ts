/** A DRBD file of many two-host resources, as a provisioning tool would write it. */
export function bigDrbdFile(resources: number): string {
  const parts: string[] = ['global { usage-count no; }\ncommon { net { protocol C; timeout 60; ping-int 10; } }\n'];
  for (let i = 0; i < resources; i++) {
    parts.push(`resource r${i} {
  device /dev/drbd${i};
  disk /dev/vg0/lv${i};
  meta-disk internal;
  on alpha { node-id 0; address 10.0.0.1:${7000 + i}; }
  on bravo { node-id 1; address 10.0.0.2:${7000 + i}; }
}
`);
  }
  return parts.join('');
}

/** A CIB with primitives, constraints and the status section that makes real ones large; about `bytes` long. */
export function bigCib(bytes: number): string {
  const configuration: string[] = [];
  const constraints: string[] = [];
  const status: string[] = [];
  const each = 1768;
  const count = Math.max(1, Math.round(bytes / each));
  for (let i = 0; i < count; i++) {
    configuration.push(`      <primitive id="vip${i}" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip${i}-params">
          <nvpair id="vip${i}-ip" name="ip" value="10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}"/>
        </instance_attributes>
        <operations>
          <op id="vip${i}-monitor" name="monitor" interval="10s" timeout="20s"/>
        </operations>
        <meta_attributes id="vip${i}-meta">
          <nvpair id="vip${i}-meta-target-role" name="target-role" value="Started"/>
        </meta_attributes>
      </primitive>`);
    if (i > 0) {
      constraints.push(
        `      <rsc_colocation id="vip${i}-col" rsc="vip${i}" with-rsc="vip0" score="100"/>\n      <rsc_order id="vip${i}-order" first="vip0" then="vip${i}" kind="Optional"/>`,
      );
    }
    status.push(resourceStatus(i));
  }
  return `<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1" dc-uuid="1">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="opt-stonith" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
${configuration.join('\n')}
    </resources>
    <constraints>
${constraints.join('\n')}
    </constraints>
  </configuration>
  <status>
    <node_state id="1" uname="alpha" in_ccm="true" crmd="online" crm-debug-origin="do_update_resource" join="member" expected="member">
      <lrm id="1">
        <lrm_resources>
${status.join('\n')}
        </lrm_resources>
      </lrm>
    </node_state>
  </status>
</cib>
`;
}

function resourceStatus(i: number): string {
  const operation = (name: string, call: number, interval: number): string =>
    `            <lrm_rsc_op id="vip${i}_${name}_${interval}" operation_key="vip${i}_${name}_${interval}" operation="${name}" crm-debug-origin="do_update_resource" crm_feature_set="3.16.2" transition-key="${call}:1:0:00000000-0000-4000-8000-000000000000" transition-magic="0:0;${call}:1:0:00000000-0000-4000-8000-000000000000" exit-reason="" on_node="alpha" call-id="${call}" rc-code="0" op-status="0" interval="${interval}" last-rc-change="1700000000" exec-time="20" queue-time="0" op-digest="0123456789abcdef0123456789abcdef"/>`;
  return `          <lrm_resource id="vip${i}" type="IPaddr2" class="ocf" provider="heartbeat">
${operation('start', 2 * i + 1, 0)}
${operation('monitor', 2 * i + 2, 10000)}
          </lrm_resource>`;
}

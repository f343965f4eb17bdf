import { test } from 'node:test';
import { definition, highlight, references } from './helpers.ts';

test('a DRBD host is defined in the nodelist, in the CIB and where the resource describes it', () => {
  definition(`
-- r0.res --
resource r0 {
  on alpha { node-id 0; }
     ^^^^^ definition
  on bravo { node-id 1; }
  connection { host al<|>pha; host bravo; }
}
-- corosync.conf --
nodelist {
  node {
    name: alpha
          ^^^^^ definition
  }
}
-- cib.xml --
<cib><configuration><nodes>
<node id="1" uname="alpha"/>
                    ^^^^^ definition
</nodes></configuration></cib>
`);
});

test('references of a node go through all files of the cluster', () => {
  references(`
-- r0.res --
resource r0 {
  on alpha { node-id 0; }
     ^^^^^ use
  on bravo { node-id 1; }
  connection { host alpha; host bravo; }
                    ^^^^^ use
}
-- corosync.conf --
nodelist {
  node {
    name: al<|>pha
          ^^^^^ definition
  }
}
`);
});

test('references without the definition', () => {
  references(
    `
-- cib.xml --
<cib><configuration><resources>
<primitive id="v<|>ip" class="ocf" provider="heartbeat" type="IPaddr2"/>
               ^^^ definition
</resources><constraints>
<rsc_location id="l" rsc="vip" node="alpha" score="1"/>
                          ^^^ use
</constraints></configuration></cib>
`,
    false,
  );
});

test('ids of two CIBs in one folder are different things', () => {
  references(`
-- cib.xml --
<cib><configuration><resources>
<primitive id="v<|>ip" class="ocf" provider="heartbeat" type="IPaddr2"/>
               ^^^ definition
</resources></configuration></cib>
-- cib-2.xml --
<cib><configuration><resources>
<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
</resources></configuration></cib>
`);
});

test('a DRBD resource named in the CIB is defined in its file', () => {
  definition(`
-- cib.xml --
<cib><configuration><resources>
<primitive id="drbd" class="ocf" provider="linbit" type="drbd"><instance_attributes id="a">
<nvpair id="b" name="drbd_resource" value="r<|>0"/>
</instance_attributes></primitive>
</resources></configuration></cib>
-- r0.res --
resource r0 {
         ^^ definition
  on alpha { }
}
`);
});

test('highlights stay in the file', () => {
  highlight(`
-- r0.res --
resource r0 {
  on al<|>pha { node-id 0; }
     ^^^^^ use
  connection { host alpha; host bravo; }
                    ^^^^^ use
}
-- corosync.conf --
nodelist {
  node {
    name: alpha
  }
}
`);
});

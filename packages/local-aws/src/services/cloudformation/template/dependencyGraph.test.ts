import {
  assertAcyclic,
  dependencyGraph,
  reversed,
  runInOrder,
} from './dependencyGraph';
import { Json, JsonObject } from './json';
import { parseTemplate } from './Template';

const template = (resources: Record<string, JsonObject>) =>
  parseTemplate(
    JSON.stringify({
      Parameters: { P: { Type: 'String' } },
      Resources: Object.fromEntries(
        Object.entries(resources).map(([id, resource]) => [
          id,
          { Type: 'AWS::EC2::VPC', ...resource },
        ]),
      ),
    }),
  );

const graph = (arrows: Record<string, string[]>) =>
  new Map(Object.entries(arrows).map(([id, to]) => [id, new Set(to)]));

describe('dependencyGraph', () => {
  it.each<[string, JsonObject]>([
    ['Ref', { Properties: { A: { Ref: 'Vpc' } } }],
    ['GetAtt', { Properties: { A: [{ 'Fn::GetAtt': ['Vpc', 'VpcId'] }] } }],
    ['Sub', { Properties: { A: { 'Fn::Sub': 'x ${Vpc} ${P}' } } }],
    [
      'Sub of an attribute',
      { Properties: { A: { 'Fn::Sub': '${Vpc.VpcId}' } } },
    ],
    [
      'a variable of Sub',
      { Properties: { A: { 'Fn::Sub': ['${V}', { V: { Ref: 'Vpc' } }] } } },
    ],
    [
      'a branch of If',
      { Properties: { A: { 'Fn::If': ['C', 'x', { Ref: 'Vpc' }] } } },
    ],
    ['DependsOn', { DependsOn: 'Vpc' }],
    ['DependsOn a list', { DependsOn: ['Vpc'] }],
  ])('finds %s', (_name, resource) => {
    const found = dependencyGraph(template({ Vpc: {}, Other: resource }));
    expect([...(found.get('Other') ?? [])]).toEqual(['Vpc']);
  });

  it('leaves out a literal and a variable of Sub', () => {
    const value: Json = { 'Fn::Sub': ['${!Vpc} ${Vpc}', { Vpc: 'x' }] };
    const found = dependencyGraph(
      template({ Vpc: {}, Other: { Properties: { A: value } } }),
    );
    expect(found.get('Other')).toEqual(new Set());
  });
});

describe('assertAcyclic', () => {
  it('names the resources of a cycle and no others', () => {
    expect(() =>
      assertAcyclic(graph({ A: ['B'], B: ['C'], C: ['B'], D: [] })),
    ).toThrow('Circular dependency between resources: [B, C]');
  });

  it('accepts two ways to one resource', () => {
    expect(() =>
      assertAcyclic(graph({ A: ['B', 'C'], B: ['D'], C: ['D'], D: [] })),
    ).not.toThrow();
  });
});

describe('runInOrder', () => {
  it('runs each node after its dependencies, and leaves out what depends on a failure', async () => {
    const order: string[] = [];
    const succeeded = await runInOrder(
      graph({ A: ['B'], B: [], C: ['F'], F: [], G: ['B'] }),
      async id => {
        await Promise.resolve();
        order.push(id);
        return id !== 'F';
      },
    );
    expect(succeeded).toBe(false);
    expect(order).toEqual(['B', 'F', 'A', 'G']);
  });

  it('runs what is independent at the same time', async () => {
    let running = 0;
    let most = 0;
    await runInOrder(graph({ A: [], B: [], C: [] }), async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return true;
    });
    expect(most).toBe(3);
  });
});

describe('reversed', () => {
  it('turns every arrow round', () => {
    expect(reversed(graph({ A: ['B'], B: [] }))).toEqual(
      graph({ A: [], B: ['A'] }),
    );
  });
});

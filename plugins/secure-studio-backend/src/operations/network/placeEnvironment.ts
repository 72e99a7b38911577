import { EnvironmentSettings } from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../../config';
import { RegionReader } from '../RegionReader';
import { decidePlacement, Placement, PlaceTarget } from './decidePlacement';

/**
 * Decides where an environment stands by what AWS has there now. All of it is read once, at the same
 * time.
 *
 * @param offered - The target as its version and roles let it be used.
 * @throws AwsError
 */
export async function placeEnvironment(
  { fullName, settings }: { fullName: string; settings: EnvironmentSettings },
  target: TargetConfig,
  offered: PlaceTarget & { readsNetwork: boolean },
  regions: RegionReader,
): Promise<Placement> {
  const { existingVpc } = settings;
  const [region, services, network] = await Promise.all([
    regions.read(target),
    offered.readsNetwork ? regions.endpointServices(target) : undefined,
    existingVpc && regions.network(target, existingVpc, fullName),
  ]);
  return decidePlacement(settings, { region, services, network }, offered);
}

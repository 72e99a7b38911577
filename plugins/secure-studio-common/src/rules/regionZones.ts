import { Violation } from './Violation';

/**
 * Refuses more zones than the target's region has.
 *
 * @param available - Names of the region's zones that are available to the account.
 * @public
 */
export function checkRegionZones(
  zones: number,
  { region, available }: { region: string; available: readonly string[] },
): Violation[] {
  return zones <= available.length
    ? []
    : [
        {
          field: 'zones',
          rule: `must be at most ${available.length}: the region ${region} has no more Availability Zones for this account`,
        },
      ];
}

import { InputError, NotFoundError } from '@backstage/errors';
import { Lead } from 'backstage-plugin-secure-studio-common';
import { SecureStudioConfig } from '../config';
import { titled, untitled } from './catalogGroups';
import { CatalogReader } from './CatalogReader';
import { canonicalRef, groupRefsOf, userRefsOf } from './entityRefs';
import { LeadAnnotations, readLeadAnnotations } from './leadAnnotations';
import { LeadAppointments } from './LeadAppointments';
import { leadGroupOf, teamLedBy } from './leadGroups';
import { KnownPerson, Membership } from './Membership';
import { RecentAnswers } from '../RecentAnswers';

/** Milliseconds. */
const MAX_AGE = 60_000;

/** Members of a leads' group that are told. */
const MAX_TOLD = 200;

const NO_ANNOTATIONS: LeadAnnotations = { leads: new Map(), groups: new Map() };

/**
 * Who leads which group: the users whom its annotation names, the members of the group that the
 * configured pattern makes of its name, and those whom an admin appointed. Nobody else does, also
 * where nobody does. Leading is not being a member: a lead who is none sees nothing of the group's.
 *
 * Where claims alone decide on membership, annotations are not read.
 */
export class Leads {
  readonly #annotations: RecentAnswers<LeadAnnotations>;

  constructor(
    private readonly options: {
      meaning: SecureStudioConfig['membership'];
      groupPattern?: string;
      catalog: CatalogReader;
      membership: Membership;
      appointments: LeadAppointments;
      /** Milliseconds of a clock that never jumps. */
      now?: () => number;
    },
  ) {
    this.#annotations = new RecentAnswers({
      maxAge: MAX_AGE,
      maxSize: 1,
      sizeOf: () => 1,
      now: options.now,
    });
  }

  /**
   * The groups that a person leads: none by annotation or appointment for a person whom the catalog
   * does not have.
   *
   * @throws CatalogAwayError
   */
  async groupsLedBy({
    userRef,
    groups,
  }: KnownPerson): Promise<readonly string[]> {
    const { appointments, groupPattern, membership } = this.options;
    const [annotations, appointed] = await Promise.all([
      this.#readAnnotations(),
      appointments.groupsOf(userRef),
    ]);
    const named = [...(annotations.groups.get(userRef) ?? []), ...appointed];
    const isSomebody = named.length > 0 && (await membership.exists(userRef));
    const led = groupPattern
      ? groups.flatMap(group => teamLedBy(group, groupPattern) ?? [])
      : [];
    return [...new Set([...(isSomebody ? named : []), ...led])];
  }

  /**
   * Who leads a group, and by what. One who is named or appointed and whom the catalog does not have
   * leads nothing, and has no title.
   *
   * @throws CatalogAwayError
   */
  async leadsOf(groupRef: string): Promise<Lead[]> {
    const { appointments, groupPattern, membership, meaning } = this.options;
    const group = canonicalRef(groupRef);
    const [annotations, members, appointed] = await Promise.all([
      this.#readAnnotations(),
      groupPattern
        ? membership.membersOf(leadGroupOf(group, groupPattern), {
            limit: MAX_TOLD,
          })
        : [],
      appointments.usersOf(group),
    ]);
    const ways: Record<Lead['by'][number], readonly string[]> = {
      annotation: annotations.leads.get(group) ?? [],
      group: members.map(({ ref }) => ref),
      appointment: appointed,
    };
    const users = [...new Set(Object.values(ways).flat())];
    const titles =
      meaning === 'claims'
        ? users.map(untitled)
        : await this.options.catalog.read(readable => titled(users, readable));
    return users.map(user => ({
      user,
      title: titles.find(({ ref }) => ref === user)?.title ?? null,
      by: (['annotation', 'group', 'appointment'] as const).filter(way =>
        ways[way].includes(user),
      ),
    }));
  }

  /**
   * Makes a user a lead of a group, as an admin wishes.
   *
   * @throws InputError where the catalog does not have the group or the user.
   * @throws CatalogAwayError
   */
  async appoint(
    { owner, user }: { owner: string; user: string },
    appointedBy: string,
  ): Promise<void> {
    const [group] = groupRefsOf([owner]);
    const [person] = userRefsOf([user]);
    const asked = [group, person].filter(ref => ref !== undefined);
    const known = await this.options.catalog.read(readable =>
      titled(asked, readable),
    );
    const isKnown = (wanted: string | undefined) =>
      known.some(({ ref }) => ref === wanted);
    if (!isKnown(group)) {
      throw new InputError('owner: must be a group that the catalog has');
    }
    if (!isKnown(person)) {
      throw new InputError('user: must be a user whom the catalog has');
    }
    await this.options.appointments.add({
      group,
      user: person,
      appointedBy,
      appointedAt: new Date().toISOString(),
    });
  }

  /** @throws NotFoundError where there is no such appointment. */
  async dismiss({
    owner,
    user,
  }: {
    owner: string;
    user: string;
  }): Promise<void> {
    const appointment = {
      group: canonicalRef(owner),
      user: canonicalRef(user),
    };
    if (!(await this.options.appointments.remove(appointment))) {
      throw new NotFoundError(
        `${appointment.user} is not appointed to lead ${appointment.group}`,
      );
    }
  }

  async #readAnnotations(): Promise<LeadAnnotations> {
    const { catalog, meaning } = this.options;
    return meaning === 'claims'
      ? NO_ANNOTATIONS
      : this.#annotations.get('groups', () =>
          catalog.read(readLeadAnnotations),
        );
  }
}

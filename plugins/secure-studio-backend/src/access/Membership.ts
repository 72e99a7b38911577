import { createHash } from 'node:crypto';
import { SecureStudioConfig } from '../config';
import {
  ancestorsOf,
  descendantsOf,
  directGroupsOf,
  directMembersOf,
  Titled,
  titled,
  untitled,
} from './catalogGroups';
import { CatalogReader } from './CatalogReader';
import { canonicalRef, groupRefsOf, userRefsOf } from './entityRefs';
import { reach } from './groupTree';
import { RecentAnswers } from '../RecentAnswers';

/** Milliseconds for which a person's groups are kept: no one who left is a member for longer. */
const MAX_AGE = 60_000;

/** Refs of groups that are kept, over all people. */
const MAX_KEPT = 500_000;

/** A person whose groups are known: by the token and, unless claims alone decide, by the catalog. */
export interface KnownPerson {
  readonly userRef: string;
  readonly groups: readonly string[];
}

/** A person as the catalog has it. */
interface Person {
  readonly exists: boolean;
  readonly groups: readonly string[];
}

const NOBODY: Person = { exists: false, groups: [] };

/**
 * Who is a member of which group. It means the same for whoever calls, for the user of a profile, in
 * pickers and in lists: `direct` members as the catalog has them, with `nested` also the members of
 * the groups below, and with `claims` whom the token alone claims to be one. Whoever calls must be a
 * member by the token too.
 */
export class Membership {
  readonly #people: RecentAnswers<Person>;

  constructor(
    private readonly options: {
      meaning: SecureStudioConfig['membership'];
      catalog: CatalogReader;
      /** Milliseconds of a clock that never jumps. */
      now?: () => number;
    },
  ) {
    this.#people = new RecentAnswers({
      maxAge: MAX_AGE,
      maxSize: MAX_KEPT,
      sizeOf: ({ groups }) => groups.length + 1,
      now: options.now,
    });
  }

  /**
   * The groups of whoever calls.
   *
   * @param claims - The entity refs that the token claims.
   * @throws CatalogAwayError
   */
  async groupsOfCaller(
    userRef: string,
    claims: readonly string[],
  ): Promise<readonly string[]> {
    const claimed = groupRefsOf(claims);
    switch (this.options.meaning) {
      case 'claims':
        return claimed;
      case 'nested':
        return (await this.#person(userRef, claimed)).groups;
      default: {
        const known = new Set(await this.groupsOf(userRef));
        return claimed.filter(group => known.has(group));
      }
    }
  }

  /**
   * The groups of any person, whom no token speaks for: none where claims alone decide.
   *
   * @throws CatalogAwayError
   */
  async groupsOf(userRef: string): Promise<readonly string[]> {
    return (await this.#person(userRef)).groups;
  }

  /**
   * Whether the catalog has this user. Where claims alone decide, it is not asked: who calls exists.
   *
   * @throws CatalogAwayError
   */
  async exists(userRef: string): Promise<boolean> {
    return (
      this.options.meaning === 'claims' || (await this.#person(userRef)).exists
    );
  }

  /**
   * @param asking - Who asks, whose own groups are known already.
   * @throws CatalogAwayError
   */
  async isMember(
    userRef: string,
    groupRef: string,
    asking?: KnownPerson,
  ): Promise<boolean> {
    const user = canonicalRef(userRef);
    const groups =
      asking?.userRef === user ? asking.groups : await this.groupsOf(user);
    return groups.includes(canonicalRef(groupRef));
  }

  /**
   * Those of the users who are members.
   *
   * @throws CatalogAwayError
   */
  async membersAmong(
    userRefs: readonly string[],
    groupRef: string,
  ): Promise<ReadonlySet<string>> {
    const { meaning, catalog } = this.options;
    if (meaning === 'claims' || userRefs.length === 0) {
      return new Set();
    }
    const group = canonicalRef(groupRef);
    const users = userRefsOf(userRefs);
    return catalog.read(async readable => {
      const groups = await directGroupsOf(users, readable);
      const tree =
        meaning === 'nested'
          ? await ancestorsOf([...groups.values()].flat(), readable)
          : new Map();
      return new Set(
        [...groups].flatMap(([user, direct]) =>
          reach(direct, tree).has(group) ? [user] : [],
        ),
      );
    });
  }

  /**
   * The members of a group whose name the search finds, by title.
   *
   * @param asking - Who asks: where claims alone decide, no other member is known.
   * @throws CatalogAwayError
   */
  async membersOf(
    groupRef: string,
    query: { search?: string; limit: number },
    asking?: KnownPerson,
  ): Promise<Titled[]> {
    const { meaning, catalog } = this.options;
    const group = canonicalRef(groupRef);
    if (meaning === 'claims') {
      return asking?.groups.includes(group) ? [untitled(asking.userRef)] : [];
    }
    return catalog.read(async readable => {
      const tree =
        meaning === 'nested'
          ? await descendantsOf([group], readable)
          : new Map();
      return directMembersOf([...reach([group], tree)], query, readable);
    });
  }

  /**
   * Users and groups by the names that people know, in this order.
   *
   * @throws CatalogAwayError
   */
  async titled(refs: readonly string[]): Promise<Titled[]> {
    const { meaning, catalog } = this.options;
    if (meaning === 'claims' || refs.length === 0) {
      return refs.map(untitled);
    }
    const known = await catalog.read(readable => titled(refs, readable));
    return refs.map(
      ref => known.find(entity => entity.ref === ref) ?? untitled(ref),
    );
  }

  async #person(userRef: string, claimed?: readonly string[]): Promise<Person> {
    if (this.options.meaning === 'claims') {
      return NOBODY;
    }
    const user = canonicalRef(userRef);
    return this.#people.get(keyOf(user, claimed), () =>
      this.#read(user, claimed),
    );
  }

  /** A token may claim direct groups only: what stands above them it claims with them. */
  async #read(user: string, claimed?: readonly string[]): Promise<Person> {
    const { meaning, catalog } = this.options;
    return catalog.read(async readable => {
      const direct = (await directGroupsOf([user], readable)).get(user);
      if (!direct) {
        return NOBODY;
      }
      if (meaning === 'direct') {
        return { exists: true, groups: direct };
      }
      const tree = await ancestorsOf([...direct, ...(claimed ?? [])], readable);
      const groups = [...reach(direct, tree)];
      const claims = claimed && reach(claimed, tree);
      return {
        exists: true,
        groups: claims ? groups.filter(group => claims.has(group)) : groups,
      };
    });
  }
}

function keyOf(user: string, claimed?: readonly string[]): string {
  return claimed
    ? `${user} ${createHash('sha256')
        .update(JSON.stringify([...claimed].sort()))
        .digest('hex')}`
    : user;
}

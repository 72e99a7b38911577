import { Knex } from 'knex';

const TABLE = 'secure_studio_leads';

interface LeadRow {
  group_ref: string;
  user_ref: string;
  appointed_by: string;
  appointed_at: string;
}

/** A person whom an admin made a lead of a group. All are entity refs. */
export interface LeadAppointment {
  readonly group: string;
  readonly user: string;
  readonly appointedBy: string;
  /** ISO-8601. */
  readonly appointedAt: string;
}

/** The leads that admins appointed in the portal. */
export class LeadAppointments {
  constructor(private readonly database: Knex) {}

  /** Who is appointed already stays so, as it was done first. */
  async add(appointment: LeadAppointment): Promise<void> {
    await this.rows()
      .insert({
        group_ref: appointment.group,
        user_ref: appointment.user,
        appointed_by: appointment.appointedBy,
        appointed_at: appointment.appointedAt,
      })
      .onConflict(['group_ref', 'user_ref'])
      .ignore();
  }

  /** @returns whether there was such an appointment. */
  async remove({
    group,
    user,
  }: Pick<LeadAppointment, 'group' | 'user'>): Promise<boolean> {
    const removed = await this.rows()
      .where({ group_ref: group, user_ref: user })
      .delete();
    return removed > 0;
  }

  /** Who is appointed for a group, the first one first. */
  async usersOf(group: string): Promise<string[]> {
    return this.rows()
      .where({ group_ref: group })
      .orderBy(['appointed_at', 'user_ref'])
      .pluck('user_ref');
  }

  /** For which groups a user is appointed. */
  async groupsOf(user: string): Promise<string[]> {
    return this.rows()
      .where({ user_ref: user })
      .orderBy('group_ref')
      .pluck('group_ref');
  }

  private rows() {
    return this.database<LeadRow>(TABLE);
  }
}

import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

const LOOK_MS = 100;

/**
 * Searches in the list that is open and chooses what it finds. All of it happens within React's act:
 * the list moves the focus by events of its own, which may not come while React is at work.
 */
export async function searchAndChoose(text: string, option: RegExp | string) {
  const box = await screen.findByRole('searchbox');
  act(() => {
    fireEvent.change(box, { target: { value: text } });
  });
  while (!screen.queryByRole('option', { name: option })) {
    await act(async () => {
      await new Promise(resolve => setTimeout(resolve, LOOK_MS));
    });
  }
  await userEvent.click(screen.getByRole('option', { name: option }));
}

import { startHostile } from '../kit/hostile.ts';
import { expect, test } from '../kit/test.ts';

// The browser reports a failed load in its console; these tests cause it.
test.use({ expectedErrors: [/Failed to load resource/, /blocked by CORS policy/] });

const CASES = [
  {
    name: 'a missing manifest',
    data: '/cases/nowhere/manifest.json',
    says: [/nowhere\/manifest\.json/, /404/],
  },
  {
    name: 'a manifest that is not JSON',
    data: '/cases/malformed/manifest.json',
    says: [/malformed\/manifest\.json/, /JSON/],
  },
  {
    name: 'a host that does not answer',
    data: 'http://127.0.0.1:9/manifest.json',
    says: [/127\.0\.0\.1:9/],
  },
];

test('a dataset that cannot be opened is refused by name, with a way back', async ({ page }) => {
  const alert = page.getByRole('alert');
  const back = alert.getByRole('button', { name: 'Open the embedded dataset' });
  for (const { name, data, says } of CASES) {
    await page.goto(`?data=${encodeURIComponent(data)}`);
    for (const part of says) await expect(alert, name).toContainText(part);
    await expect(back, name).toBeVisible();
  }
  await back.click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('4,096 features × 160');
  await expect(alert).toBeHidden();

  // A file that is found only later to be wrong is reported in the scene.
  await page.goto(`?data=${encodeURIComponent('/cases/wrong-shape/manifest.json')}&scale=galaxy`);
  const scene = page.getByRole('main');
  await expect(scene).toContainText('decoder.npy');
  await expect(scene).toContainText(/\[10, 4\]/);
  await expect(scene).toContainText(/\[3, 4\]/);
});

test('a malformed manifest, and a host that refuses, lacks the file, breaks off or excludes other sites, are reported; the open dataset stays', async ({
  page,
}) => {
  const host = await startHostile();
  await page.goto('?scale=galaxy');
  const table = page.getByRole('table', { name: /components shown/ });
  await expect(table).toBeVisible();
  const alert = page.getByRole('alert');
  const go = (data: string) =>
    page.evaluate((address) => {
      history.pushState(null, '', `?scale=galaxy&data=${encodeURIComponent(address)}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, data);
  await go('/cases/malformed/manifest.json');
  await expect(alert).toContainText('malformed/manifest.json');
  await expect(table).toBeVisible();
  for (const [kind, says] of [
    [
      'no-cors',
      /no-cors\/manifest\.json: expected an answer, found none: .*\(CORS\).*Access-Control-Allow-Origin: \*/,
    ],
    ['forbidden', /forbidden\/manifest\.json: .*not allowed \(HTTP 403\)/],
    ['gone', /gone\/manifest\.json: .*found none \(HTTP 404\)/],
    ['half', /half\/manifest\.json: expected the whole file, found that the connection broke/],
  ] as const) {
    await go(`${host.address}/${kind}/manifest.json`);
    await expect(alert).toContainText(says);
    await expect(table).toBeVisible();
  }
  await alert.getByRole('button', { name: 'Stay with mini-sae' }).click();
  await expect(alert).toBeHidden();
  await expect(page).toHaveURL(/^(?!.*half)/);

  // A dataset that is still opening is cancelled by the next one and leaves no task.
  await go(`${host.address}/slow/manifest.json`);
  await host.slowRequest;
  const task = page.getByRole('progressbar', { name: 'Open dataset' });
  await expect(task).toBeVisible();
  await go('words');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('13,271');
  await expect(task).toBeHidden();
  host.stop();
});

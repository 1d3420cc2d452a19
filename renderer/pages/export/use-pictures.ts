import { ref, shallowRef, watch } from 'vue'
import { exportKinds, type ExportKind } from '../../../shared/export/kinds'
import type { PagePicture } from '../../../shared/report/page-picture'
import { call } from '../../api/bridge'
import { useCampaignStore } from '../../stores/campaign'

/** Pictures of the first pages, drawn from the sheets as they would be written now; for 评分表 of the unit that is named. Null: it cannot be made now; missing: it is still being drawn. */
export function usePictures(unitId: () => string | null) {
  const campaign = useCampaignStore()
  const pictures = shallowRef<Partial<Record<ExportKind, PagePicture | null>>>({})
  /** The one that is shown large. */
  const opened = ref<ExportKind | null>(null)

  async function draw(kind: ExportKind): Promise<void> {
    const campaignId = campaign.state?.campaign.id
    const unit = unitId()
    if (campaignId === undefined || (kind === 'unit' && unit === null)) return
    const reply = await call('export.preview', { campaignId, kind, unitId: kind === 'unit' ? unit : null })
    pictures.value = { ...pictures.value, [kind]: reply.ok ? reply.value.picture : null }
  }

  watch(() => campaign.state, () => exportKinds.forEach((kind) => void draw(kind)), { immediate: true })
  watch(unitId, () => void draw('unit'))
  return { pictures, opened }
}

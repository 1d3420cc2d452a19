import { h, type FunctionalComponent } from 'vue'
import { attributesOf, type PaperElement } from '../../../shared/paper/element'

/** A page's tree as it is printed: texts are text nodes, tags and classes are the program's own. */
export const PaperNode: FunctionalComponent<{ element: PaperElement }> = ({ element }) =>
  h(element.tag, attributesOf(element), element.content.map((piece) => (typeof piece === 'string' ? piece : h(PaperNode, { element: piece }))))
PaperNode.props = ['element']

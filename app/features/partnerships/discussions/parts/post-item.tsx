import { Form, Link } from 'react-router'
import { FileList } from '#platform/files/parts/file-list.tsx'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Comment } from '#ui/comment/comment.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { RichText } from '../../agreements/parts/rich-text.tsx'
import { wayInWord } from '../say.ts'
import type { PostOnPage } from '../view.server.ts'

/** One post: who said it for whom, when and how, the words, its files, and what one can do with it. */
export function PostItem({ post, base }: { post: PostOnPage; base: string }) {
  const who = post.personName ?? post.organizationName
  const way = wayInWord(post.cameBy)
  const facts = { moment: post.when, person: who }
  return (
    <li id={`post-${post.id}`}>
      <Comment
        who={who}
        seed={post.personId ?? post.organizationName}
        side={post.personName === null ? undefined : post.organizationName}
        at={post.at}
        when={
          <Link to={`#post-${post.id}`} aria-label={m.post_link(facts)}>
            {post.when}
          </Link>
        }
        audience={
          <>
            {way !== null && <span>{way}</span>}
            {post.changedWhen !== null && <span>{m.post_changed({ moment: post.changedWhen })}</span>}
          </>
        }
        actions={
          (post.can.change || post.can.remove) && (
            <Form method="post" className="cluster">
              {post.can.change && (
                <Link to={`${base}/posts/${post.id}/edit`} aria-label={m.post_change_of(facts)}>
                  {m.post_change()}
                </Link>
              )}
              {post.can.remove && (
                <>
                  <input type="hidden" name="post" value={post.id} />
                  <Button look="quiet" small name="act" value="remove" aria-label={m.post_remove_of(facts)}>
                    {m.remove()}
                  </Button>
                </>
              )}
            </Form>
          )
        }
      >
        <RichText html={post.html} lang={post.language} />
        {post.files.length > 0 && <FileList files={post.files} base={base} />}
        {post.setAsideBy.length > 0 && (
          <p className="soft small">{m.post_was_set_aside({ names: formatList(post.setAsideBy) })}</p>
        )}
      </Comment>
      {post.asksMe && (
        <Notice
          action={
            <Form method="post">
              <input type="hidden" name="post" value={post.id} />
              <Button small name="act" value="set-aside">
                {m.post_set_aside()}
              </Button>
            </Form>
          }
        >
          {m.post_asks_you({ person: who })}
        </Notice>
      )}
    </li>
  )
}
